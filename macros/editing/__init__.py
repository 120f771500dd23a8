"""Changes of the goal repository: what a merge request does to the site, and new outcomes written to files."""

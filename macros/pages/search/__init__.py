"""What people can search for on the site: documents out of the plan, their words, and the page to search on."""

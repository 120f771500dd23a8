"""From the files of a goal repository to a plan, or to every problem in them at once."""

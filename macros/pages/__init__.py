"""From a plan to pages: Swedish words, charts, fragments of HTML and Markdown, one module a page kind."""

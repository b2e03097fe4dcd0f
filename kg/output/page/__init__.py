"""What `kg.output.html` is made of: where the nodes stand and what the page is given to know."""

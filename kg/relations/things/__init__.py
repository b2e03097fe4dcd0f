"""What things are and where: parts and wholes, sites, descriptions."""

"""The staff's guide at /redaktion/: its pictures made from the real thing, its recipes followed."""

"""The commands of `goals`, one a module: what each asks for, does and answers."""

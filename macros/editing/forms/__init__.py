"""The forms in the browser: their configuration, made of the model and the plan, and their files in a built site."""

"""What is said to have happened: predicates, their arguments, modality."""

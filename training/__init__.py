"""How the weights in the package came to be: labels, training, cross-validation. Not shipped."""

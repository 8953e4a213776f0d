"""Material for a demonstration: posts written for it and pictures drawn for it."""

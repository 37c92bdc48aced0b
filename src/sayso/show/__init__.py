"""Views of a dossier."""

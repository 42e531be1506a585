"""Van Rapport naar JSON, HTML en terminal."""

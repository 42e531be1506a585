"""Programma's buiten Python, een adapter elk."""

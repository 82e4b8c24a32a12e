"""The one door: commands and questions pass a dispatcher that knows who asks, checks permission and finds the handler."""

"""SKOS, whatever its syntax: concepts → resources, each with what is said of it → a file.

Called by skos and skos-jsonld, which say how a resource is written.
"""

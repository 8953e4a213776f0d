"""The register of documents at the desk: looked up, completed, merged.

Documents belong to no unit. What is read in a post that residents cannot have yet is its unit's
alone, and so is a document that only such posts name.
"""

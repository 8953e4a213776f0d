"""The register of documents as residents meet it: what posts cite, and which posts cite it."""

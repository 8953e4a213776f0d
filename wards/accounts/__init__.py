"""Accounts of the back office: how one signs in, stays in, and what is written down about it."""

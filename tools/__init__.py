"""Tools of this repository: setting up, checking, generating reference documents. Not part of the product."""

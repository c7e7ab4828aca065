"""What people read: message templates, the words of the glossary, the catalogues."""

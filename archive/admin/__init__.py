"""The desk: where staff receive, judge and publish documents, and look after what is published."""

from django.contrib import admin

from archive.admin import records, uploads

__all__ = ["records", "uploads"]

admin.site.site_header = admin.site.site_title = "Rapporteur"
admin.site.index_title = "The desk"

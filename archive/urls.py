"""The archive's public addresses."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []

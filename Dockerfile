FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 RAPPORTEUR_STATIC=/app/staticfiles
WORKDIR /app

COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

COPY . .
# The key signs nothing here and is kept nowhere.
RUN DJANGO_SECRET_KEY=build python manage.py collectstatic --no-input && useradd --system rapporteur

USER rapporteur
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=2", "--threads=4", "--limit-request-line=8190", "--worker-tmp-dir=/dev/shm", "--no-control-socket"]

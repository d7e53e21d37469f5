# The review page as a container: an ordinary user, a root that can be read-only. docs/deploy.md
FROM python:3.12-slim-bookworm AS made
WORKDIR /src
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/planlift
COPY requirements-build.lock requirements-ocr.lock requirements-prose.lock requirements-review.lock ./
RUN /opt/planlift/bin/pip install --require-hashes -r requirements-review.lock \
    && /opt/planlift/bin/pip install --require-hashes -r requirements-ocr.lock \
    && /opt/planlift/bin/pip install --require-hashes -r requirements-prose.lock
COPY pyproject.toml README.md LICENCE CHANGELOG.md ./
COPY schema schema
COPY parsers parsers
COPY ingest ingest
RUN python -m venv /opt/build \
    && /opt/build/bin/pip install --require-hashes -r requirements-build.lock \
    && /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/planlift/bin/pip install --no-deps /wheels/*.whl

FROM python:3.12-slim-bookworm
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin planlift \
    && install -d -o planlift -g planlift -m 0700 /data
COPY --from=made /opt/planlift /opt/planlift
ENV PATH=/opt/planlift/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 HOME=/tmp
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/health', timeout=4)"]
ENTRYPOINT ["planlift"]
CMD ["review", "--help"]

.PHONY: check test
check: test
	ruff check .
	ruff format --check kg tests
	mypy
	lint-imports
	pytest -n 0 -m 'slow or notebook or browser'
test:
	pytest

"""One process, many threads: each open page holds one for its socket."""

worker_class = "app.commands.patience.PatientWorker"
workers = 1
threads = 600
worker_connections = 4000
control_socket_disable = True
graceful_timeout = 5
loglevel = "warning"


def post_worker_init(worker):
    """The listeners run beside the pages, in the process that has the sockets."""
    if worker.wsgi.config["HOUSE"].delivers:
        worker.wsgi.extensions["postman"].start()

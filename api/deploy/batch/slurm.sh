#!/usr/bin/env bash
#SBATCH --job-name=pacewright
#SBATCH --ntasks=64
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --time=02:00:00
#SBATCH --requeue
# A batch on SLURM: the scheduler on the first node, a worker a task, the batch itself in this script. Requeued it goes on.
set -euo pipefail
export DASK_DISTRIBUTED__WORKER__DAEMON=False DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES=3
export DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED=False DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL=500ms
export DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH=10 # of messages, which hold lines
host=$(hostname -I | cut -d' ' -f1)
dask scheduler --host "$host" --port 8786 --no-dashboard &
srun dask worker "tcp://$host:8786" --nthreads 1 --no-dashboard &
pacewright solve-batch "$1" "$2" --cluster "tcp://$host:8786"

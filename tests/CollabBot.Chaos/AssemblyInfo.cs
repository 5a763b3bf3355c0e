using Xunit.Sdk;
using Xunit.v3;

// Each scenario is several processes that want this machine for themselves.
[assembly: Parallelization(Mode = ParallelMode.None)]

using System.Text.Json.Nodes;

namespace CollabBot.Doubles.Commands;

/// <summary>How a process of the doubles lives: says in one line that it is ready, and works until it is told to stop.</summary>
internal static class Readiness
{
    /// <param name="cancellationToken">Cancelled by SIGTERM and SIGINT.</param>
    public static async Task TellAsync(JsonObject addresses, CancellationToken cancellationToken)
    {
        await Console.Out.WriteLineAsync(addresses.ToJsonString());
        await Console.Out.FlushAsync(cancellationToken);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;
    }
}

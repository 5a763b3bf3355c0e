using System.Collections.Immutable;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>How many calls of a kind the connector takes for one thread, as Microsoft publishes it.</summary>
internal readonly record struct ThreadLimit(int Calls, TimeSpan Window)
{
    public static ImmutableArray<ThreadLimit> Writes { get; } = [Of(7, 1), Of(8, 2), Of(60, 30), Of(1800, 3600)];

    public static ImmutableArray<ThreadLimit> Reads { get; } = [Of(14, 1), Of(16, 2), Of(120, 30), Of(3600, 3600)];

    /// <summary>All calls of the app in the tenant together.</summary>
    public static ImmutableArray<ThreadLimit> App { get; } = [Of(50, 1)];

    private static ThreadLimit Of(int calls, int seconds) => new(calls, TimeSpan.FromSeconds(seconds));
}

using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace CollabBot.Tests.Fakes;

/// <summary>Where instruments come from.</summary>
internal static class Meters
{
    /// <summary>For whoever does not look at what was measured.</summary>
    public static IMeterFactory Unread { get; } = New();

    public static IMeterFactory New() => new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}

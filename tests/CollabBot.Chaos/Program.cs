using CollabBot.Chaos.Processes;
using Xunit.MicrosoftTestingPlatform;

namespace CollabBot.Chaos;

/// <summary>The tests; or, told so by its first argument, one replica of the service, to be killed by them.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args is [ReplicaProgram.Verb, var settings]
        ? ReplicaProgram.RunAsync(settings)
        : TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
}

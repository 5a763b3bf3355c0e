using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CollabBot.BotFramework.Activities;

namespace CollabBot.Benchmarks.Micro;

/// <summary>Reading an activity, beside reading the same bytes into a document alone.</summary>
[MemoryDiagnoser]
public class ActivityBenchmarks
{
    private readonly byte[] _message = Encoding.UTF8.GetBytes(Workload.Echo.Activity("http://127.0.0.1:1/", 1, 1));
    private readonly byte[] _invoke = Encoding.UTF8.GetBytes(Workload.CardInvoke.Activity("http://127.0.0.1:1/", 1, 1));

    [Benchmark(Baseline = true)]
    public JsonElement MessageAsJsonElement() => JsonElement.Parse(_message);

    [Benchmark]
    public Activity Message() => Read(_message);

    [Benchmark]
    public Activity Invoke() => Read(_invoke);

    private static Activity Read(byte[] utf8) => ActivityParser.Parse(utf8) is ActivityParseOutcome.Parsed parsed
        ? parsed.Activity
        : throw new InvalidOperationException("The activity was not understood.");
}

using BenchmarkDotNet.Attributes;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Benchmarks.Micro;

/// <summary>Building a card, and writing it.</summary>
[MemoryDiagnoser]
public class CardBenchmarks
{
    private readonly AdaptiveCard _card = MeasuredBot.NextCard(3);

    [Benchmark]
    public AdaptiveCard Build() => MeasuredBot.NextCard(3);

    [Benchmark]
    public string ToJson() => _card.ToJson();

    [Benchmark]
    public InvokeResponse AsAnswer() => InvokeResponse.Card(_card);
}

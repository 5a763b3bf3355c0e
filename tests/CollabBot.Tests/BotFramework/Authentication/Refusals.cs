using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CollabBot.Tests.BotFramework.Authentication;

/// <summary>The reasons that one host counted, in order.</summary>
internal sealed class Refusals : IDisposable
{
    private readonly MeterListener _listener;

    public Refusals(IMeterFactory meters)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "collabbot.requests.refused" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Reasons.Enqueue(tags[0].Value as string));
        _listener.Start();
    }

    public ConcurrentQueue<string?> Reasons { get; } = new();

    public void Dispose() => _listener.Dispose();
}

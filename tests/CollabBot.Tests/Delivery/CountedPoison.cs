using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CollabBot.Tests.Delivery;

/// <summary>Why messages of one world were put aside, in order.</summary>
internal sealed class CountedPoison : IDisposable
{
    private readonly MeterListener _listener;

    public CountedPoison(IMeterFactory meters)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "collabbot.poison" && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Reasons.Enqueue(tags[1].Value as string));
        _listener.Start();
    }

    public ConcurrentQueue<string?> Reasons { get; } = new();

    public void Dispose() => _listener.Dispose();
}

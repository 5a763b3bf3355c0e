using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CollabBot.Tests.BotFramework.Connector;

/// <summary>What one host counted, in order: the instrument's last name and its tag.</summary>
internal sealed class Counts : IDisposable
{
    private readonly MeterListener _listener;

    public Counts(IMeterFactory meters, string meter)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name == meter && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => All.Enqueue($"{instrument.Name.Split('.')[^1]} {tags[0].Value}"));
        _listener.Start();
    }

    public ConcurrentQueue<string> All { get; } = new();

    public void Dispose() => _listener.Dispose();
}

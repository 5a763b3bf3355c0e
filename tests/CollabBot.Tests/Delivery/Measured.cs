using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CollabBot.Tests.Delivery;

/// <summary>Everything that the instruments of one world, or of one host, have measured; of those of the process, what the test that looks made them do.</summary>
internal sealed class Measured : IDisposable
{
    /// <summary>Instruments of the process are moved by other tests too; they call back where they are moved.</summary>
    private static readonly AsyncLocal<Measured?> Looking = new();

    private readonly MeterListener _listener;
    private readonly ConcurrentQueue<(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> _measurements = new();

    public Measured(IMeterFactory meters)
    {
        Looking.Value = this;
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter.Name.StartsWith("CollabBot.", StringComparison.Ordinal) && (instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, meters)))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _listener.Start();
    }

    public IEnumerable<(Instrument Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> All => _measurements;

    public void Dispose() => _listener.Dispose();

    /// <summary>Asks what tells its value only when asked.</summary>
    public void Ask() => _listener.RecordObservableInstruments();

    /// <summary>What an instrument measured with these tags and no others, in order.</summary>
    public IReadOnlyList<double> Of(string name, params (string Tag, string Value)[] tags) =>
        [.. _measurements.Where(one => one.Instrument.Name == name && one.Tags.Count == tags.Length && tags.All(tag => one.Tags[tag.Tag] as string == tag.Value)).Select(one => one.Value)];

    /// <summary>What a counter has come to.</summary>
    public double Sum(string name, params (string Tag, string Value)[] tags) => Of(name, tags).Sum();

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (instrument.Meter.Scope is not null || Looking.Value == this)
        {
            _measurements.Enqueue((instrument, value, tags.ToArray().ToDictionary(StringComparer.Ordinal)));
        }
    }
}

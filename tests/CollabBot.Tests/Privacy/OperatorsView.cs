using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using CollabBot.Tests.Fakes;

namespace CollabBot.Tests.Privacy;

/// <summary>Everything that leaves a process for its operators: log lines with their values, scopes and exceptions; names and tags of measurements; and of traces.</summary>
internal sealed class OperatorsView : IDisposable
{
    private readonly ConcurrentQueue<string> _measured = new();
    private readonly ConcurrentQueue<string> _traced = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _traces;

    public OperatorsView()
    {
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Measured(instrument, tags));
        _meters.Start();
        _traces = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Traced,
        };
        ActivitySource.AddActivityListener(_traces);
    }

    public RecordedLogs Logs { get; } = new();

    /// <summary>Of instruments of every meter; of other tests' too, when they run at the same time.</summary>
    public IEnumerable<string> Measured() => _measured.Distinct(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Traces => _traced;

    /// <summary>Has gauges measured too.</summary>
    public void Observe() => _meters.RecordObservableInstruments();

    public void Dispose()
    {
        _meters.Dispose();
        _traces.Dispose();
        Logs.Dispose();
    }

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measured.Enqueue($"{instrument.Meter.Name} {instrument.Name} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");

    private void Traced(Activity activity) => _traced.Enqueue(string.Join(
        ' ',
        [
            activity.Source.Name, activity.OperationName, activity.DisplayName, activity.StatusDescription ?? "",
            .. activity.TagObjects.Concat(activity.Events.SelectMany(happened => happened.Tags)).Select(tag => $"{tag.Key}={tag.Value}"),
            .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
        ]));
}

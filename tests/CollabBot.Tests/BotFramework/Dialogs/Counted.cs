using System.Diagnostics.Metrics;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>How far one counter of one host has come.</summary>
internal sealed class Counted : IDisposable
{
    private readonly MeterListener _listener;
    private long _count;

    public Counted(IMeterFactory meters, string counter)
    {
        _listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == counter && ReferenceEquals(instrument.Meter.Scope, meters))
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref _count, value));
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Dispose() => _listener.Dispose();
}

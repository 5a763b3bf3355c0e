namespace CollabBot.Core.Calendars;

/// <summary>Whose bank holidays are meant. The names are part of the stored format and of the data file.</summary>
public enum Nation
{
    EnglandAndWales,
    Scotland,
    NorthernIreland,
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CollabBot.Core.Calendars;

/// <summary>The bank holidays of the nations, read from the data file that ships with the bot: nothing is fetched. Immutable.</summary>
/// <remarks>A year that the file does not have has no bank holidays here; a team's own days off make up for that, and for a day that is proclaimed late.</remarks>
public sealed class BankHolidays
{
    private readonly FrozenDictionary<DateOnly, BankHoliday> _byDate;

    private BankHolidays(Nation nation, IReadOnlyList<BankHoliday> days)
    {
        Nation = nation;
        Days = days;
        _byDate = days.ToFrozenDictionary(day => day.Date);
    }

    private static FrozenDictionary<Nation, BankHolidays> Shipped { get; } = Load();

    public Nation Nation { get; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<BankHoliday> Days { get; }

    public static BankHolidays Of(Nation nation) => Shipped[nation];

    /// <returns>The bank holiday of a date, or null when it is none.</returns>
    public BankHoliday? On(DateOnly date) => _byDate.GetValueOrDefault(date);

    /// <exception cref="InvalidDataException">The file lacks a nation, or has a day twice; the message names the day.</exception>
    internal static FrozenDictionary<Nation, BankHolidays> Parse(Stream json)
    {
        var file = JsonSerializer.Deserialize(json, BankHolidayJson.Default.BankHolidayFile) ?? throw new InvalidDataException("The list of bank holidays is empty.");
        return Enum.GetValues<Nation>().ToFrozenDictionary(nation => nation, nation => Read(nation, file.Nations.GetValueOrDefault(nation) ?? []));
    }

    private static BankHolidays Read(Nation nation, IReadOnlyList<BankHolidayEntry> entries)
    {
        if (entries is [])
        {
            throw new InvalidDataException($"No bank holidays are listed for {nation}.");
        }

        foreach (var twice in entries.GroupBy(entry => entry.Date).Where(group => group.Count() > 1))
        {
            throw new InvalidDataException($"{twice.Key:O} is listed more than once for {nation}.");
        }

        return new BankHolidays(nation, [.. entries.OrderBy(entry => entry.Date).Select(entry => new BankHoliday(entry.Date, entry.Name, entry.Basis is HolidayBasis.Published))]);
    }

    private static FrozenDictionary<Nation, BankHolidays> Load()
    {
        using var json = typeof(BankHolidays).Assembly.GetManifestResourceStream("bank_holidays.json") ?? throw new InvalidDataException("The list of bank holidays is missing from this build.");
        return Parse(json);
    }
}

/// <param name="Source">Where the published days come from.</param>
/// <param name="Licence">Under which terms.</param>
/// <param name="Computed">By which rules the others were made.</param>
internal sealed record BankHolidayFile(string Source, string Licence, string Computed, IReadOnlyDictionary<Nation, IReadOnlyList<BankHolidayEntry>> Nations);

internal sealed record BankHolidayEntry(DateOnly Date, HolidayBasis Basis, string Name);

internal enum HolidayBasis
{
    Published,
    Computed,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BankHolidayFile))]
internal sealed partial class BankHolidayJson : JsonSerializerContext;

using NodaTime;
using NodaTime.TimeZones;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>
/// A time zone: its IANA id (<c>Europe/London</c>), or the city that it is named for (<c>London</c>), ignoring case, accents and whether words
/// are divided by spaces or underscores. The result is the id.
/// </summary>
public sealed class ZonePrompt : Prompt<DateTimeZone>
{
    private static readonly Dictionary<string, string> Ids = Names(DateTimeZoneProviders.Tzdb.Ids, id => id);

    /// <summary>Only zones that have a place on the map: among those a city is named once.</summary>
    private static readonly Dictionary<string, string> Cities = Names(
        (TzdbDateTimeZoneSource.Default.ZoneLocations ?? []).Select(location => location.ZoneId), id => id[(id.LastIndexOf('/') + 1)..]);

    /// <returns>The zone that a client names, or null when it names none that is known.</returns>
    /// <param name="id">IANA id in its usual case, such as <see cref="Activities.Activity.TimeZone"/>.</param>
    public static DateTimeZone? Find(string? id) => id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);

    public override PromptRecognizerResult<DateTimeZone> Recognize(PromptAnswer answer, PromptOptions options)
    {
        var name = Plain(answer.Text);
        return Ids.TryGetValue(name, out var id) || Cities.TryGetValue(name, out id)
            ? new PromptRecognizerResult<DateTimeZone>.Recognized(DateTimeZoneProviders.Tzdb[id])
            : new PromptRecognizerResult<DateTimeZone>.NotRecognized();
    }

    public override string Format(DateTimeZone value) => value.Id;

    public override DateTimeZone Parse(string result) => Find(result) ?? throw new FormatException("Not an IANA time zone.");

    protected override string Complaint(string came, PromptOptions options, PromptTexts texts) => texts.NoZone(came);

    private static Dictionary<string, string> Names(IEnumerable<string> ids, Func<string, string> name)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            names.TryAdd(Plain(name(id)), id);
        }

        return names;
    }

    private static string Plain(string text) => AnswerText.Fold(text.Replace('_', ' '));
}

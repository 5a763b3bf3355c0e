using System.Text.Json;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Where one person's dialogs stand, as stored. Immutable.</summary>
/// <remarks>A field that is added later has a default, so that what was stored before stays readable; one that is not known is passed over.</remarks>
/// <param name="SchemaVersion">Which shape this is; see <see cref="CurrentSchemaVersion"/>.</param>
/// <param name="ExpiresAt">From then on (inclusive) nobody remembers what was asked: the person is asked whether to go on.</param>
/// <param name="Stack">The dialog that gets the next turn comes last; empty when nothing is going on.</param>
/// <param name="Handled">Ids of the last activities that were dealt with, oldest first, so that a second delivery changes nothing.</param>
/// <param name="Start">How it began; null when nothing is going on.</param>
/// <param name="IsPaused">True when the person has been asked whether to go on, and has not answered that yet.</param>
public sealed record DialogState(
    int SchemaVersion,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<DialogInstance> Stack,
    IReadOnlyList<string> Handled,
    DialogStart? Start = null,
    bool IsPaused = false)
{
    /// <summary>Raised when an older reader could no longer make sense of what is stored.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Longest stored state, in bytes, inclusive.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>How many handled activities are remembered.</summary>
    public const int MaxHandled = 20;

    /// <returns>The state as it is stored, of any length.</returns>
    public byte[] ToUtf8Json() => JsonSerializer.SerializeToUtf8Bytes(this, BotJson.Wire.DialogState);

    /// <returns>The state, or null when the bytes hold none that this version can read.</returns>
    public static DialogState? Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8Json, BotJson.Wire.DialogState) is { SchemaVersion: CurrentSchemaVersion } state && IsWhole(state.Stack) ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The reader checks members, not elements.</summary>
    private static bool IsWhole(IReadOnlyList<DialogInstance?> stack) => stack.All(instance => instance is not null && IsWhole(instance.Inner ?? []));
}

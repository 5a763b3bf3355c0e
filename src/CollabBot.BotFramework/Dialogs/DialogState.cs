using System.Text.Json;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>Where one person's dialog stands: answers and step names, nothing that can be made again.</summary>
/// <param name="SchemaVersion">Which shape this is; see <see cref="CurrentSchemaVersion"/>.</param>
/// <param name="ExpiresAt">From then on (inclusive) the dialog is over.</param>
/// <param name="Stack">The dialog that gets the next turn comes last; empty when nothing is going on.</param>
/// <param name="Handled">Ids of the last activities that were dealt with, oldest first, so that a second delivery changes nothing.</param>
public sealed record DialogState(
    int SchemaVersion,
    DateTimeOffset ExpiresAt,
    IReadOnlyList<DialogInstance> Stack,
    IReadOnlyList<string> Handled)
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>Longest stored state, in bytes.</summary>
    public const int MaxBytes = 16 * 1024;

    /// <summary>How many handled activities are remembered.</summary>
    public const int MaxHandled = 20;

    /// <exception cref="InvalidOperationException">The dialog keeps more than <see cref="MaxBytes"/>.</exception>
    public byte[] ToUtf8Json()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, BotJson.Wire.DialogState);
        return bytes.Length <= MaxBytes
            ? bytes
            : throw new InvalidOperationException($"A dialog's state has at most {MaxBytes} bytes; this one has {bytes.Length}.");
    }

    /// <returns>The state, or null when the bytes hold none that this version can read.</returns>
    public static DialogState? Parse(ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8Json, BotJson.Wire.DialogState) is { SchemaVersion: CurrentSchemaVersion } state
                && state.Stack.All(instance => instance is not null)
                ? state
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

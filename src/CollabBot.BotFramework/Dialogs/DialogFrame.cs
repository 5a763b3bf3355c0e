namespace CollabBot.BotFramework.Dialogs;

/// <summary>A <see cref="DialogInstance"/> during a turn.</summary>
internal sealed class DialogFrame(string id, int version)
{
    public string Id => id;

    public int Version => version;

    public string Step { get; set; } = "";

    public int Attempt { get; set; }

    public string? Result { get; set; }

    public Dictionary<string, string> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>A component's own stack; the dialog that gets the turn comes last.</summary>
    public List<DialogFrame> Inner { get; init; } = [];

    public static DialogFrame Of(DialogInstance instance) => new(instance.Id, instance.Version)
    {
        Step = instance.Step,
        Attempt = instance.Attempt,
        Result = instance.Result,
        Values = new Dictionary<string, string>(instance.Values, StringComparer.Ordinal),
        Inner = [.. (instance.Inner ?? []).Select(Of)],
    };

    public DialogInstance ToInstance() =>
        new(Id, Version, Step, Attempt, Values, Result, Inner.Count == 0 ? null : [.. Inner.Select(frame => frame.ToInstance())]);
}

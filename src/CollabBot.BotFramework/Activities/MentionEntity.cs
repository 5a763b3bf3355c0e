using System.Security;
using System.Text.Json.Serialization;

namespace CollabBot.BotFramework.Activities;

/// <summary>Says who is meant by an <c>&lt;at&gt;</c> in a text. The text must hold <see cref="Text"/> letter for letter.</summary>
public sealed record MentionEntity
{
    private MentionEntity(string id, string name)
    {
        var escaped = SecurityElement.Escape(name);
        Text = $"<at>{escaped}</at>";
        Mentioned = new MentionedAccount(id, escaped);
    }

    [JsonPropertyOrder(-1)]
    public string Type { get; } = "mention";

    /// <summary>Put this where the mention shall stand.</summary>
    public string Text { get; }

    public MentionedAccount Mentioned { get; }

    /// <param name="id">The account's id on the channel, or the person's object id.</param>
    public static MentionEntity Of(string id, string name) => new(id, name);
}

using System.Globalization;
using CollabBot.Core.Teams;

namespace CollabBot.Service.Demo;

/// <summary>A team that exists nowhere: a partnership of five made-up organisations. The same seed makes the same people.</summary>
internal sealed record MadeTeam(IReadOnlyList<MadePerson> People)
{
    public const string Name = "Northside Care Partnership";
    public const string TenantId = "7a1f0c52-0000-4000-8000-000000000001";
    public const string TeamId = "19:northside@thread.tacv2";
    public const string AadGroupId = "7a1f0c52-0000-4000-8000-0000000000aa";
    public const string ChannelId = "19:northside-how-we-work@thread.tacv2";
    public const string ChannelName = "How we work";
    public const string BotId = "28:7a1f0c52-0000-4000-8000-0000000000bb";

    private static readonly string[] GivenNames =
    [
        "Amara", "Ben", "Carys", "Dilip", "Eilidh", "Farah", "Gareth", "Hana", "Iain", "Jasmine", "Kofi", "Lena", "Marek", "Niamh", "Omar", "Priya", "Quentin",
        "Rosa", "Sanjay", "Tamsin", "Uma", "Viktor", "Wren", "Yusuf", "Zofia", "Aled", "Bridie", "Callum", "Deepa", "Ewan", "Fiona", "Grace", "Hugo", "Isla",
        "Joao", "Kirsty", "Leila", "Mina", "Nathan", "Orla",
    ];

    private static readonly string[] FamilyNames =
    [
        "Okafor", "Hughes", "Murray", "Patel", "Nowak", "Campbell", "Rahman", "Evans", "Silva", "Fraser", "Khan", "Doyle", "Baptiste", "Reid", "Mensah", "Walsh",
        "Kaur", "Lindqvist", "Osei", "Morgan", "Haddad", "Stewart", "Byrne", "Iqbal", "Novak", "Gray", "Adeyemi", "Price", "Romano", "Shaw", "Tanaka",
    ];

    private static readonly string[] Organisations = ["Northside Council", "Riverbank Health", "Carers' Circle", "Hillview Housing", "Open Door Advice"];

    public static TeamRef Ref { get; } = new(new TenantId(TenantId), new TeamId(TeamId));

    /// <summary>Adds the bot and sets it up.</summary>
    public MadePerson Admin => People[0];

    /// <summary>Receives the digest.</summary>
    public MadePerson Leader => People[1];

    public static MadeTeam Of(int people, Chance chance)
    {
        var given = chance.Below(GivenNames.Length, "given names");
        var family = chance.Below(FamilyNames.Length, "family names");

        // The steps share no factor with the lengths, and the lengths none with each other: no two of 1,240 people have one name.
        return new MadeTeam([.. Enumerable.Range(0, people).Select(index => new MadePerson(
            index,
            $"{GivenNames[(given + (7 * index)) % GivenNames.Length]} {FamilyNames[(family + (11 * index)) % FamilyNames.Length]}",
            Organisations[index % Organisations.Length]))]);
    }

    public MadePerson? WithAddress(string address) => People.FirstOrDefault(person => person.Address == address);

    public MadePerson? InConversation(string conversationId) => People.FirstOrDefault(person => person.ConversationId == conversationId);
}

/// <summary>Somebody who exists nowhere.</summary>
/// <param name="Index">Place in the team, from 0.</param>
internal sealed record MadePerson(int Index, string Name, string Organisation)
{
    /// <summary>In the directory.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"7a1f0c52-0001-4000-8000-{Index + 1:D12}");

    /// <summary>On the channel.</summary>
    public string Address { get; } = string.Create(CultureInfo.InvariantCulture, $"29:northside-{Index + 1:D3}");

    /// <summary>Of the person's own chat with the bot.</summary>
    public string ConversationId { get; } = string.Create(CultureInfo.InvariantCulture, $"a:northside-{Index + 1:D3}");

    /// <summary>As Teams shows people of several organisations.</summary>
    public string DisplayName => $"{Name} ({Organisation})";
}

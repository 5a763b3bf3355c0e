namespace CollabBot.Doubles.Teams.Tenants;

/// <summary>A place where the bot may post: a person's chat, a channel, or a group chat.</summary>
internal abstract record FakeConversation(string Id)
{
    /// <summary>Who is in it.</summary>
    public abstract IReadOnlyList<FakePerson> Members { get; }

    public sealed record Personal(FakePerson Person) : FakeConversation(Person.ChatId)
    {
        public override IReadOnlyList<FakePerson> Members => [Person];
    }

    public sealed record OfChannel(FakeTeam Team, FakeChannel Channel) : FakeConversation(Channel.Id)
    {
        public override IReadOnlyList<FakePerson> Members => Channel.Members ?? Team.Members;
    }

    public sealed record Group(FakeGroupChat Chat) : FakeConversation(Chat.Id)
    {
        public override IReadOnlyList<FakePerson> Members => Chat.Members;
    }
}

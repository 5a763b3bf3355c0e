using CollabBot.Core.Privacy;
using CollabBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CollabBot.Tests.Storage;

public sealed class KeyRings : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _secret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_secret_comes_back_in_a_later_process()
    {
        byte[] wrapped;
        using (var first = Process("here"))
        {
            wrapped = first.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");
        }

        using var second = Process("here");
        Assert.Equal(_secret, second.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
    }

    [Fact]
    public void What_is_wrapped_does_not_show_the_secret()
    {
        using var process = Process("here");

        var wrapped = process.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");

        Assert.Equal(-1, wrapped.AsSpan().IndexOf(_secret.AsSpan(0, 8)));
    }

    [Fact]
    public void A_secret_opens_for_its_own_purpose_only()
    {
        using var process = Process("here");
        var keys = process.GetRequiredService<IKeyWrap>();
        var wrapped = keys.Wrap(_secret, "round 1");

        Assert.Throws<KeyUnavailableException>(() => keys.Unwrap(wrapped, "round 2"));
    }

    [Fact]
    public void Changed_bytes_do_not_open()
    {
        using var process = Process("here");
        var keys = process.GetRequiredService<IKeyWrap>();
        var wrapped = keys.Wrap(_secret, "round 1");
        wrapped[^1] ^= 1;

        Assert.Throws<KeyUnavailableException>(() => keys.Unwrap(wrapped, "round 1"));
        Assert.Throws<KeyUnavailableException>(() => keys.Unwrap([], "round 1"));
    }

    [Fact]
    public void Without_the_key_ring_a_secret_is_lost()
    {
        using var here = Process("here");
        var wrapped = here.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");

        using var elsewhere = Process("elsewhere");
        Assert.Throws<KeyUnavailableException>(() => elsewhere.GetRequiredService<IKeyWrap>().Unwrap(wrapped, "round 1"));
    }

    [Fact]
    public void The_keys_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps the folder's own access list.");
        using var process = Process("here");
        process.GetRequiredService<IKeyWrap>().Wrap(_secret, "round 1");

        Assert.Equal(PrivateFiles.FolderMode, Mode(_folder.PathOf("here", "keys")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, Mode(Assert.Single(Directory.GetFiles(_folder.PathOf("here", "keys")))));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private ServiceProvider Process(string folder) =>
        new ServiceCollection().AddLogging().AddStorage(new StorageOptions { SqlitePath = _folder.PathOf(folder, "store.db") }).BuildServiceProvider();
}

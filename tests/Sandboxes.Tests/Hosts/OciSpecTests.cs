using System.Text.Json.Nodes;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>What every sandbox is made of, whoever asks for it.</summary>
public sealed class OciSpecTests
{
    private static readonly SandboxSpec Spec = new()
    {
        Name = "one",
        Identity = new SandboxIdentity(3),
        Mounts = [new SandboxMount.Writable("/data/tree", "/app"), new SandboxMount.ReadOnly("/data/layer", "/app/node_modules"), new SandboxMount.Temporary("/cache", 1024)],
    };

    private static JsonNode Config => JsonNode.Parse(OciSpec.Build(Spec, "/data/system", "/data/agent", "/forja-x/one", null).ToJsonString())!;

    [Fact]
    [Trait("Case", "S2")]
    public void Build_Always_DropsAllPrivileges()
    {
        var process = Config["process"]!;

        Assert.All(process["capabilities"]!.AsObject(), set => Assert.Empty(set.Value!.AsArray()));
        Assert.True((bool)process["noNewPrivileges"]!);
        Assert.Equal(1000, (int)process["user"]!["uid"]!);
        Assert.Equal("SCMP_ACT_ERRNO", (string?)Config["linux"]!["seccomp"]!["defaultAction"]);
    }

    [Fact]
    public void Build_ForAnOrdinaryUser_MapsUserAndGroupEachToItsOwn()
    {
        var linux = OciSpec.Build(Spec, "/data/system", "/data/agent", null, (1001, 100))["linux"]!;

        Assert.Equal(1001u, (uint)linux["uidMappings"]![0]!["hostID"]!);
        Assert.Equal(100u, (uint)linux["gidMappings"]![0]!["hostID"]!);
        Assert.Null(linux["cgroupsPath"]);
    }

    [Theory]
    [InlineData(SandboxShare.Usual, 1024)]
    [InlineData(SandboxShare.Checking, 256)]
    [InlineData(SandboxShare.Background, 64)]
    public void Build_NobodyWatches_OthersGoFirst(SandboxShare share, long shares)
    {
        var config = OciSpec.Build(Spec with { Share = share }, "/data/system", "/data/agent", "/forja-x/one", null);

        Assert.Equal(shares, (long)config["linux"]!["resources"]!["cpu"]!["shares"]!);
    }

    [Theory]
    [Trait("Case", "S2")]
    [InlineData("mount")]
    [InlineData("unshare")]
    [InlineData("setns")]
    [InlineData("ptrace")]
    [InlineData("bpf")]
    [InlineData("keyctl")]
    [InlineData("io_uring_setup")]
    [InlineData("init_module")]
    [InlineData("kexec_load")]
    [InlineData("clone3")]
    [InlineData("open_by_handle_at")]
    [InlineData("process_vm_writev")]
    [InlineData("userfaultfd")]
    public void Build_Always_LeavesOutDangerousCalls(string call)
    {
        var names = Config["linux"]!["seccomp"]!["syscalls"]!.AsArray().SelectMany(rule => rule!["names"]!.AsArray()).Select(name => (string?)name);

        Assert.DoesNotContain(call, names);
    }

    [Fact]
    [Trait("Case", "S8")]
    public void Build_Always_HasNamespacesOfItsOwnAndNoDevices()
    {
        var linux = Config["linux"]!;

        Assert.Equal(
            ["cgroup", "ipc", "mount", "network", "pid", "user", "uts"],
            linux["namespaces"]!.AsArray().Select(space => (string?)space!["type"]).Order());
        Assert.All(linux["namespaces"]!.AsArray(), space => Assert.Null(space!["path"]));
        Assert.Null(linux["devices"]);
        Assert.Equal(0x7000_0000L + (3 * 1024), (long)linux["uidMappings"]![0]!["hostID"]!);
    }

    [Fact]
    public void Build_WithMounts_OnlyTheWritableIsWritable()
    {
        var mounts = Config["mounts"]!.AsArray().ToDictionary(mount => (string)mount!["destination"]!, mount => mount!["options"]!.AsArray().Select(option => (string?)option).ToArray());

        Assert.Contains("rw", mounts["/app"]);
        Assert.Contains("ro", mounts["/app/node_modules"]);
        Assert.Contains("ro", mounts["/usr"]);
        Assert.Contains("ro", mounts["/dev"]);
        Assert.Contains("size=1024", mounts["/cache"]);
        Assert.DoesNotContain("/sys", mounts.Keys);
    }

    [Fact]
    [Trait("Case", "R2")]
    public void Build_Limits_HoldMemoryAndSwapTogether()
    {
        var resources = Config["linux"]!["resources"]!;

        Assert.Equal((long)resources["memory"]!["limit"]!, (long)resources["memory"]!["swap"]!);
        Assert.Equal(256, (int)resources["pids"]!["limit"]!);
    }

    [Fact]
    [Trait("Case", "S7")]
    public void Requests_AnyOfThem_HaveNoWordForAMountOrDevice()
    {
        var words = new[] { typeof(ExecRequest), typeof(Endpoints.ExecBody) }.SelectMany(type => type.GetProperties()).Select(property => property.Name);

        Assert.Equal(["Command", "Timeout", "Command", "TimeoutSeconds"], words.Where(word => word != "EqualityContract"));
    }

    [Theory]
    [InlineData("32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu", "/sys/fs/cgroup/cpu")]
    [InlineData("30 25 0:27 / /sys/fs/cgroup rw shared:9 - cgroup2 cgroup2 rw", "/sys/fs/cgroup")]
    [InlineData("27 1 254:0 / / rw,relatime - ext4 /dev/vda rw", null)]
    public void Hierarchies_MountLine_IsFoundWhenItIsOne(string line, string? expected) => Assert.Equal(expected, CgroupTree.Hierarchies([line]).SingleOrDefault());
}

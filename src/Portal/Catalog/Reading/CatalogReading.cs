using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>
/// One reading of all configured locations, in their order: every document that is an entity, and a problem with file and line for everything that is
/// not. Reads files only; what a Location entity names is followed within the folder of its configured location.
/// </summary>
internal sealed class CatalogReading
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _watched = new(StringComparer.Ordinal);
    private readonly List<FoundEntity> _entities = [];
    private readonly List<CatalogProblem> _problems = [];

    public IReadOnlyList<FoundEntity> Entities => _entities;

    public IReadOnlyList<CatalogProblem> Problems => _problems;

    /// <summary>Every file that was opened.</summary>
    public IReadOnlySet<string> Files => _files;

    /// <summary>The files and folders whose change can change the reading, those included that were looked for in vain.</summary>
    public IReadOnlyList<string> Watched => [.. _watched];

    public static CatalogReading Of(IEnumerable<CatalogLocation> locations)
    {
        var reading = new CatalogReading();
        foreach (var location in locations)
        {
            reading.ReadRoot(location);
        }

        return reading;
    }

    private void ReadRoot(CatalogLocation location)
    {
        if (location.Type == CatalogLocation.Url)
        {
            Report(new(location.Target, 0, 0), "Locations of type url are not read", "Check the files out beside the portal and name them as type file.");
            return;
        }

        if (location.Type != CatalogLocation.File)
        {
            return;
        }

        var path = Path.GetFullPath(location.Target);
        var root = FileTargets.RootOf(path);
        var origin = location with { Target = path };
        var files = FileTargets.Find(root, path, root) ?? [];
        _watched.UnionWith(FileTargets.Watch(root, path, root));
        if (files.Count == 0)
        {
            Report(new(CatalogFile.ShownOf(path), 0, 0), "There is no such file or folder", $"Mend the target of {location} in Portal:Catalog:Locations.");
            return;
        }

        var generated = GeneratedLocation.Of(origin);
        _entities.Add(new(generated, new(), CatalogFile.Of(path, origin, root, swept: false), GeneratedLocation.RefOf(origin), null, []));
        ReadFiles(files, CatalogFile.Of(path, origin, root, Directory.Exists(path)), GeneratedLocation.RefOf(origin), 0);
    }

    private void ReadFiles(IEnumerable<string> paths, CatalogFile from, EntityRef parent, int depth)
    {
        foreach (var path in paths)
        {
            if (_files.Count < ReadLimits.Files && _files.Add(path))
            {
                _watched.Add(path);
                ReadFile(CatalogFile.Of(path, from.Origin, from.Root, from.Swept), parent, depth);
            }
        }
    }

    private void ReadFile(CatalogFile file, EntityRef parent, int depth)
    {
        var text = Text(file);
        foreach (var document in text is null ? [] : YamlText.Read(text))
        {
            if (document.Fault is { } fault)
            {
                Report(new(file.Shown, fault.Line, fault.Column), $"This document is no YAML: {fault.Message}", "Mend the document; the others of the file are read.");
            }
            else if (document.Value is not NullValue && !IsOfOthers(document.Value, file))
            {
                Take(document, file, parent, depth);
            }
        }
    }

    private string? Text(CatalogFile file)
    {
        try
        {
            if (new FileInfo(file.Path).Length <= ReadLimits.FileBytes)
            {
                return File.ReadAllText(file.Path);
            }

            Report(file.Whole, $"The file is larger than {ReadLimits.FileBytes >> 20} MB", "Split it into smaller files.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Report(file.Whole, "The file cannot be read", "Let the portal's user read it.");
        }

        return null;
    }

    // A folder may hold manifests of other programs; a file that is named on its own is meant to be a catalog file.
    private static bool IsOfOthers(Value document, CatalogFile file) =>
        file.Swept && !(document["apiVersion"]?.Text ?? "").Contains("backstage.io/", StringComparison.Ordinal);

    private void Take(YamlDocument document, CatalogFile file, EntityRef parent, int depth)
    {
        var faults = EntityRules.Check(document.Value);
        if (faults.Any(fault => fault.Stage == FaultStage.Envelope))
        {
            ReportFaults(faults, document.Places, file, null);
            return;
        }

        var entity = (MapValue)document.Value;
        var name = EntityRef.Of(entity["kind"]!.Text!, entity.At("metadata", "namespace")?.Text ?? EntityRef.DefaultNamespace, entity.At("metadata", "name")!.Text!);
        if (faults.Count == 0)
        {
            faults = [.. RelationReader.Read(entity["kind"]!.Text!, name, entity["spec"] ?? MapValue.Empty).Faults, .. CaseRules.Check(entity)];
        }

        ReportFaults(faults, document.Places, file, name);
        var found = new FoundEntity(entity, document.Places, file, name, parent, faults);
        var place = _entities.Count;
        _entities.Add(found);
        if (faults.Count == 0 && entity["kind"]!.Text == EntityKinds.Location)
        {
            // A Location that cannot be read is told and left out, as Backstage leaves it out; what it can read stays.
            var unread = Follow(found, depth + 1).ToList();
            ReportFaults(unread, document.Places, file, name);
            _entities[place] = found with { Faults = unread };
        }
    }

    private IEnumerable<EntityFault> Follow(FoundEntity location, int depth)
    {
        var spec = location.Document["spec"]!;
        if (depth > ReadLimits.LocationDepth)
        {
            return [Unread("/spec", $"Locations lead to locations more than {ReadLimits.LocationDepth} deep", "Name the files nearer to the top.")];
        }

        IEnumerable<(string Target, string Pointer)> targets =
        [
            .. spec["target"]?.Text is { } one ? [(one, "/spec/target")] : Array.Empty<(string, string)>(),
            .. (spec["targets"]?.Items ?? []).Select((item, at) => (item.Text!, $"/spec/targets/{at}")),
        ];
        return targets.Select(target => FollowOne(location, target.Target, target.Pointer, depth)).OfType<EntityFault>();
    }

    private EntityFault? FollowOne(FoundEntity location, string target, string pointer, int depth)
    {
        var type = location.Document.At("spec", "type")?.Text ?? CatalogLocation.File;
        if (type != CatalogLocation.File || Uri.TryCreate(target, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        {
            return Unread(pointer, $"{target} is of type {(type == CatalogLocation.File ? CatalogLocation.Url : type)}, which is not read", "Name a file beside this one.");
        }

        var folder = Path.GetDirectoryName(location.File.Path)!;
        var files = FileTargets.Find(folder, target, location.File.Root);
        _watched.UnionWith(FileTargets.Watch(folder, target, location.File.Root));
        if (files is null)
        {
            return Unread(pointer, $"{target} leads out of the folder of its location", "Name a file below the configured location.");
        }

        if (files.Count == 0)
        {
            return location.Document.At("spec", "presence")?.Text == "optional" ? null : Unread(pointer, $"There is no file {target}", "Mend the target, or write presence: optional.");
        }

        ReadFiles(files, location.File with { Swept = false }, location.Ref, depth);
        return null;
    }

    private static EntityFault Unread(string pointer, string says, string mend) => new(FaultStage.Location, pointer, says, says, mend);

    private void ReportFaults(IEnumerable<EntityFault> faults, YamlPlaces places, CatalogFile file, EntityRef? entity)
    {
        foreach (var fault in faults)
        {
            var (line, column) = places.Of(fault.Pointer);
            Report(new(file.Shown, line, column), fault.Says, fault.Mend, entity);
        }
    }

    private void Report(SourceLocation source, string message, string mend, EntityRef? entity = null) =>
        _problems.Add(new(ProblemSeverity.Error, source, message, mend, entity));
}

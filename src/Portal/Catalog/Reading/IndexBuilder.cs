using System.Collections.Immutable;
using Portal.Schema.Values;

namespace Portal.Catalog;

/// <summary>Builds the whole index from one reading: the first of several definitions counts, relations run both ways, references that lead nowhere are told.</summary>
internal sealed class IndexBuilder
{
    private const int DuplicatesTold = 1_000;
    private readonly CatalogReading _reading;
    private readonly CatalogIndex? _before;
    private readonly Dictionary<EntityRef, FoundEntity> _found = [];
    private readonly Dictionary<EntityRef, CatalogEntity> _entities = [];
    private readonly Dictionary<EntityRef, EntityRef> _parents = [];
    private readonly List<CatalogRelation> _relations = [];
    private readonly List<CatalogProblem> _problems;
    private int _duplicates;

    private IndexBuilder(CatalogReading reading, CatalogIndex? before)
    {
        _reading = reading;
        _before = before;
        _problems = [.. reading.Problems];
    }

    /// <param name="reading">What the files hold now.</param>
    /// <param name="before">The index that this one replaces: what was valid in it and is broken now stays in its old form, marked so.</param>
    public static CatalogIndex Build(CatalogReading reading, CatalogIndex? before) => new IndexBuilder(reading, before).Build();

    private CatalogIndex Build()
    {
        foreach (var found in _reading.Entities.Where(found => found.Faults.Count == 0))
        {
            Add(found);
        }

        foreach (var broken in _reading.Entities.Where(found => found.Faults.Count > 0 && !_entities.ContainsKey(found.Ref)))
        {
            KeepOld(broken);
        }

        foreach (var entity in _entities.Values)
        {
            Relate(entity);
        }

        return new(
            [.. _entities.Values.OrderBy(entity => entity.Ref)],
            RelationMap.Of(_relations),
            [.. _problems.OrderBy(problem => problem.Source.File, StringComparer.Ordinal).ThenBy(problem => problem.Source.Line)],
            _parents.ToImmutableDictionary());
    }

    private void Add(FoundEntity found)
    {
        if (_found.TryGetValue(found.Ref, out var first))
        {
            ReportDuplicate(first, found);
            return;
        }

        _found[found.Ref] = found;
        var document = EntityDocument.Complete(found.Document, found.Ref, found.File.Location, found.File.Origin);
        _entities[found.Ref] = new(document, found.At(""));
        NoteParent(found);
    }

    private void KeepOld(FoundEntity broken)
    {
        if (_before?.Find(broken.Ref) is { } old && old.Source.File == broken.File.Shown)
        {
            var status = ProcessingStatus.Of(broken);
            _entities[broken.Ref] = new(old.Document.With("status", status), old.Source);
            NoteParent(broken);
        }
    }

    private void NoteParent(FoundEntity found)
    {
        if (found.Parent is { } parent)
        {
            _parents[found.Ref] = parent;
        }
    }

    private void ReportDuplicate(FoundEntity first, FoundEntity second)
    {
        if (_duplicates++ < DuplicatesTold)
        {
            _problems.Add(new(ProblemSeverity.Error, second.At("/metadata/name"), $"{second.Ref} is defined before, in {first.At("/metadata/name")}",
                "Rename or remove one of the two; the first counts.", second.Ref));
            _problems.Add(new(ProblemSeverity.Warning, first.At("/metadata/name"), $"{first.Ref} is defined again in {second.At("/metadata/name")}",
                "Rename or remove one of the two; this one counts.", first.Ref));
        }
    }

    private void Relate(CatalogEntity entity)
    {
        var found = _found.GetValueOrDefault(entity.Ref);
        var source = found?.Document["spec"] ?? entity.Spec;
        foreach (var (relation, pointer) in RelationReader.Read(entity.Kind, entity.Ref, source).Stated)
        {
            _relations.Add(relation);
            _relations.Add(relation.Inverse);
            if (found is not null && !_entities.ContainsKey(relation.Target))
            {
                _problems.Add(new(ProblemSeverity.Warning, found.At(pointer), $"{entity.Ref} {RelationTypes.Words(relation.Type)} {relation.Target}, which does not exist",
                    $"Define {relation.Target} or mend {EntityFault.Dotted(pointer)}.", entity.Ref));
            }
        }
    }
}
